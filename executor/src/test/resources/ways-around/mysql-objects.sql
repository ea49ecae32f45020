CREATE TABLE person (
  id int PRIMARY KEY, town varchar(100), visits int, name varchar(100), email varchar(100) UNIQUE, secret varchar(100),
  salary decimal(12, 2), pin int, born date, notes json, photo blob);
CREATE TABLE visit (id int PRIMARY KEY, person_id int, note varchar(100), secret varchar(100));
CREATE TABLE vault (id int PRIMARY KEY, secret varchar(100));
CREATE VIEW contact AS SELECT id, email AS address, town FROM person;
CREATE VIEW contact_again AS SELECT id, address AS a, town AS t FROM contact;
CREATE VIEW mixed AS SELECT id, concat(town, '/', email) AS label FROM person;
CREATE FUNCTION mail_of(wanted int) RETURNS varchar(100) READS SQL DATA RETURN (SELECT email FROM person WHERE id = wanted);
