-- The sample target: a shop with 20,000 customers, 50,000 orders and 30,000 payments. Everything is
-- computed from the row's number, so that it is the same everywhere, and nobody in it is real: names
-- are made of words for "example", addresses end in .test (RFC 2606), phone numbers are of the range
-- that is kept for fiction (555-0100 to 555-0199), card numbers have a test prefix, national ids the
-- form of a United States number in a range that is never issued, and bank accounts a bank code of
-- zeros. Check digits are right where the kind of number has them.

CREATE FUNCTION luhn_digit(digits text) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT (10 - sum(CASE WHEN doubled > 9 THEN doubled - 9 ELSE doubled END) % 10)::int % 10
  FROM (
    SELECT substr(digits, position, 1)::int
        * (1 + (length(digits) - position + 1) % 2) AS doubled
    FROM generate_series(1, length(digits)) AS position
  ) AS weighted
$$;

CREATE FUNCTION german_iban(account text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'DE' || lpad((98 - mod((account || '131400')::numeric, 97))::text, 2, '0') || account
$$;

CREATE TABLE customers (
  id          int PRIMARY KEY,
  name        text NOT NULL,
  email       text NOT NULL UNIQUE,
  phone       text NOT NULL,
  card_number text NOT NULL,
  national_id text NOT NULL,
  city        text NOT NULL,
  created_at  timestamptz NOT NULL
);

CREATE TABLE orders (
  id          int PRIMARY KEY,
  customer_id int NOT NULL REFERENCES customers,
  status      text NOT NULL CHECK (status IN ('placed', 'paid', 'shipped', 'cancelled')),
  total       numeric(10, 2) NOT NULL,
  placed_at   timestamptz NOT NULL
);

CREATE TABLE payments (
  id       int PRIMARY KEY,
  order_id int NOT NULL REFERENCES orders,
  amount   numeric(10, 2) NOT NULL,
  iban     text NOT NULL,
  paid_at  timestamptz NOT NULL
);

INSERT INTO customers
SELECT
  id,
  given || ' ' || family,
  lower(given) || '.' || lower(family) || '.' || id || '@example.test',
  '+1 ' || (ARRAY[202, 212, 303, 312, 404, 415, 503, 512, 602, 617])[1 + id / 100 % 10]
      || ' 555 01' || lpad((id % 100)::text, 2, '0'),
  card || luhn_digit(card),
  '9' || lpad((id * 7 % 100)::text, 2, '0') || '-' || lpad((1 + id % 49)::text, 2, '0')
      || '-' || lpad((1 + id * 37 % 9999)::text, 4, '0'),
  (ARRAY['Springfield', 'Rivertown', 'Lakeside', 'Hillview', 'Greenfield', 'Fairhaven',
      'Oakdale', 'Westbrook', 'Northport', 'Eastwick'])[1 + id * 13 % 10],
  timestamptz '2024-01-01 00:00:00+00' + make_interval(mins => id * 37)
FROM (
  SELECT
    id,
    (ARRAY['Testa', 'Exempla', 'Demo', 'Sample', 'Mock', 'Fixture', 'Proba', 'Muster',
        'Beispiel', 'Ejemplo'])[1 + id % 10] AS given,
    (ARRAY['Placeholder', 'Specimen', 'Nobody', 'Fictional', 'Invented', 'Imaginary', 'Madeup',
        'Unreal', 'Sampleton', 'Testerman'])[1 + id / 10 % 10] AS family,
    '400000' || lpad((id * 104729::bigint % 1000000000)::text, 9, '0') AS card
  FROM generate_series(1, 20000) AS id
) AS numbered;

INSERT INTO orders
SELECT
  id,
  1 + id * 7919::bigint % 20000,
  (ARRAY['placed', 'paid', 'paid', 'paid', 'shipped', 'shipped', 'shipped', 'cancelled'])
      [1 + id % 8],
  (500 + id * 6151::bigint % 49500) / 100.0,
  timestamptz '2025-01-01 00:00:00+00' + make_interval(mins => id * 11)
FROM generate_series(1, 50000) AS id;

-- Orders that were paid or shipped come first in line for a payment.
INSERT INTO payments
SELECT
  row_number() OVER (ORDER BY id),
  id,
  total,
  german_iban('00000000' || lpad((id * 15485863::bigint % 10000000000)::text, 10, '0')),
  placed_at + interval '2 hours'
FROM orders
WHERE status IN ('paid', 'shipped')
ORDER BY id
LIMIT 30000;

DROP FUNCTION luhn_digit, german_iban;

CREATE INDEX orders_customer ON orders (customer_id);
CREATE INDEX payments_order ON payments (order_id);

GRANT SELECT ON ALL TABLES IN SCHEMA public TO shop_reader;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO shop_writer;
