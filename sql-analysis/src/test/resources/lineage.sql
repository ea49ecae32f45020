CREATE TABLE customers (id int PRIMARY KEY, name text, email text, created_at timestamptz, data jsonb,
                        tags text[], share int);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, total numeric, status text, paid boolean,
                     placed_at timestamp, "order" int);
CREATE TABLE payments (id int PRIMARY KEY, order_id int, amount numeric, card text);
CREATE TABLE staging (id int PRIMARY KEY, customer_id int, total numeric, status text, paid boolean,
                      placed_at timestamp, "order" int);
CREATE TABLE stats (name text, count int, max int);
CREATE TABLE settings (key text, value text, type text, range text, source text, first text,
                       "time" text, "timestamp" text, location point);
CREATE SEQUENCE numbers;
CREATE FUNCTION mine(a int DEFAULT 0, b int DEFAULT 0) RETURNS int LANGUAGE sql VOLATILE AS 'SELECT 1';
CREATE FUNCTION reveal(c customers) RETURNS text LANGUAGE sql AS 'SELECT c.email';
CREATE TYPE mood AS ENUM ('good', 'bad');
