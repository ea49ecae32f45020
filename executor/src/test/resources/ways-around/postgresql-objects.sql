-- What a careless owner may have made around a table with classified columns, all of it open to the reader.
CREATE TYPE address AS (street text, number int);
CREATE DOMAIN code AS int CHECK (value > 0);
CREATE TABLE person (
  id int PRIMARY KEY, town text, visits int, name text, email text UNIQUE, secret text, salary numeric, pin int, born date,
  notes jsonb, tags text[], photo bytea, home address, codes code[], doc xml);
CREATE TABLE visit (id int PRIMARY KEY, person_id int REFERENCES person, note text, secret text);
CREATE TABLE "Patient" (id int PRIMARY KEY, "Diagnosis" text, "PersonId" int);
CREATE TABLE vault (id int PRIMARY KEY, secret text);
CREATE TABLE empty_box (id int PRIMARY KEY, label text);
CREATE TABLE measurement (id int, taken date, reading text) PARTITION BY RANGE (id);
CREATE TABLE measurement_low PARTITION OF measurement FOR VALUES FROM (0) TO (5);
CREATE TABLE measurement_high PARTITION OF measurement FOR VALUES FROM (5) TO (100);
CREATE TABLE employee (office text) INHERITS (person);
CREATE SCHEMA other;
CREATE TABLE other.person (id int PRIMARY KEY, town text, name text);
CREATE VIEW contact AS SELECT id, email AS address, town FROM person;
CREATE VIEW contact_again AS SELECT id, address AS a, town AS t FROM contact;
CREATE VIEW guarded WITH (security_barrier) AS SELECT id, secret AS word, town FROM person WHERE visits > 0;
CREATE VIEW renamed (number, label, place) AS SELECT id, name, town FROM person;
CREATE VIEW mixed AS SELECT id, town || '/' || email AS label, town FROM person;
CREATE VIEW towns AS SELECT id, town FROM person;
CREATE VIEW everything AS SELECT * FROM person;
CREATE VIEW counted AS SELECT town, count(*) AS persons, max(email) AS greatest FROM person GROUP BY town;
CREATE VIEW both_kinds AS SELECT id, town AS text FROM person UNION ALL SELECT id, email FROM person;
CREATE VIEW other.person_mail AS SELECT p.id, p.email AS town FROM public.person p;
CREATE MATERIALIZED VIEW frozen AS SELECT id, email AS frozen_mail, town FROM person WITH NO DATA;
CREATE MATERIALIZED VIEW frozen_towns AS SELECT id, town FROM person WITH NO DATA;
CREATE FUNCTION mail_of(int) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER AS 'SELECT email FROM public.person WHERE id = $1';
CREATE FUNCTION mail_of_row(person) RETURNS text LANGUAGE sql STABLE AS 'SELECT $1.email';
CREATE FUNCTION persons() RETURNS SETOF person LANGUAGE sql STABLE AS 'SELECT * FROM public.person';
CREATE FUNCTION labels() RETURNS TABLE (id int, label text) LANGUAGE sql STABLE AS 'SELECT id, name FROM public.person';
CREATE FUNCTION run_query(text) RETURNS SETOF text LANGUAGE plpgsql STABLE AS 'BEGIN RETURN QUERY EXECUTE $1; END';
CREATE FUNCTION complain(int) RETURNS int LANGUAGE plpgsql STABLE AS
  'DECLARE w text; BEGIN SELECT email INTO w FROM public.person WHERE id = $1; RAISE EXCEPTION ''no % here'', w; END';
CREATE FUNCTION town(visit) RETURNS text LANGUAGE sql STABLE AS 'SELECT email FROM public.person p WHERE p.id = $1.person_id';
CREATE FUNCTION other.lower(text) RETURNS text LANGUAGE sql STABLE AS 'SELECT max(email) FROM public.person';
CREATE FUNCTION mail_number(int) RETURNS int LANGUAGE sql STABLE AS 'SELECT ascii(email) FROM public.person WHERE id = $1';
CREATE FUNCTION mail_number_of(int, int) RETURNS text LANGUAGE sql STABLE AS 'SELECT email FROM public.person WHERE id = $1';
CREATE OPERATOR ### (RIGHTARG = int, FUNCTION = mail_of);
CREATE CAST (person AS text) WITH FUNCTION mail_of_row(person) AS ASSIGNMENT;
CREATE FUNCTION visit_told() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN RAISE NOTICE ''%'', (SELECT secret FROM public.person LIMIT 1); RETURN new; END';
CREATE TRIGGER visit_told BEFORE INSERT ON visit FOR EACH ROW EXECUTE FUNCTION visit_told();
CREATE VIEW operated AS SELECT id, ### id AS result FROM visit;
CREATE OPERATOR <<| (LEFTARG = int, RIGHTARG = int, FUNCTION = mail_number_of);
CREATE VIEW joined_numbers AS SELECT id, id <<| id AS result, town FROM person;
GRANT USAGE ON SCHEMA other TO shop_reader, shop_writer;
GRANT SELECT ON ALL TABLES IN SCHEMA public, other TO shop_reader, shop_writer;
GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, other TO shop_writer;
