INSERT INTO person VALUES ({id}, 'town {id}', {id} * 10, '{word}', '{word}', '{word}', {digits}.25, {digits}, '{date}',
  '{"hint": "{word}"}', '{word}');
INSERT INTO visit VALUES ({id}, {id}, 'visit {id}', 'plain {id}');
INSERT INTO vault VALUES ({id}, '{word}');
