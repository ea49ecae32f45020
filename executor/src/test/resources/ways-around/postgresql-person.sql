INSERT INTO person VALUES ({id}, 'town {id}', {id} * 10, '{word}', '{word}', '{word}', {digits}.25, {digits}, '{date}',
  '{"hint": "{word}"}', '{{{word},{word}}}', '{word}', ROW('{word}', {digits}), '{{{digits},{digits}}}', '<a b="{word}">{word}</a>');
INSERT INTO visit VALUES ({id}, {id}, 'visit {id}', 'plain {id}');
INSERT INTO "Patient" VALUES ({id}, '{word}', {id});
INSERT INTO measurement VALUES ({id}, '2026-01-01', '{word}');
INSERT INTO vault VALUES ({id}, '{word}');
INSERT INTO other.person VALUES ({id}, 'elsewhere {id}', 'nobody {id}');
