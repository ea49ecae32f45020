-- The sample shop for MariaDB: the columns of the PostgreSQL one and a tenth of its rows, computed in
-- the same way. Statements are separated by a line with a slash.

CREATE FUNCTION luhn_digit(digits varchar(20)) RETURNS int DETERMINISTIC
BEGIN
  DECLARE total int DEFAULT 0;
  DECLARE place int DEFAULT 1;
  DECLARE weighted int;
  WHILE place <= CHAR_LENGTH(digits) DO
    SET weighted = SUBSTR(digits, place, 1) * (1 + (CHAR_LENGTH(digits) - place + 1) % 2);
    SET total = total + IF(weighted > 9, weighted - 9, weighted);
    SET place = place + 1;
  END WHILE;
  RETURN (10 - total % 10) % 10;
END
/
CREATE TABLE customers (
  id          int PRIMARY KEY AUTO_INCREMENT,
  name        varchar(200) NOT NULL,
  email       varchar(200) NOT NULL UNIQUE,
  phone       varchar(40) NOT NULL,
  card_number varchar(40) NOT NULL,
  national_id varchar(40) NOT NULL,
  city        varchar(200) NOT NULL,
  created_at  timestamp NOT NULL
)
/
CREATE TABLE orders (
  id          int PRIMARY KEY AUTO_INCREMENT,
  customer_id int NOT NULL REFERENCES customers (id),
  status      varchar(20) NOT NULL CHECK (status IN ('placed', 'paid', 'shipped', 'cancelled')),
  total       decimal(10, 2) NOT NULL,
  placed_at   timestamp NOT NULL
)
/
CREATE TABLE payments (
  id       int PRIMARY KEY AUTO_INCREMENT,
  order_id int NOT NULL REFERENCES orders (id),
  amount   decimal(10, 2) NOT NULL,
  iban     varchar(40) NOT NULL,
  paid_at  timestamp NOT NULL
)
/
INSERT INTO customers
SELECT
  id,
  CONCAT(given, ' ', family),
  LOWER(CONCAT(given, '.', family, '.', id, '@example.test')),
  CONCAT('+1 ', ELT(1 + id DIV 100 % 10, 202, 212, 303, 312, 404, 415, 503, 512, 602, 617),
      ' 555 01', LPAD(id % 100, 2, '0')),
  CONCAT(card, luhn_digit(card)),
  CONCAT('9', LPAD(id * 7 % 100, 2, '0'), '-', LPAD(1 + id % 49, 2, '0'), '-',
      LPAD(1 + id * 37 % 9999, 4, '0')),
  ELT(1 + id * 13 % 10, 'Springfield', 'Rivertown', 'Lakeside', 'Hillview', 'Greenfield',
      'Fairhaven', 'Oakdale', 'Westbrook', 'Northport', 'Eastwick'),
  '2024-01-01 00:00:00' + INTERVAL id * 37 MINUTE
FROM (
  SELECT
    seq AS id,
    ELT(1 + seq % 10, 'Testa', 'Exempla', 'Demo', 'Sample', 'Mock', 'Fixture', 'Proba', 'Muster',
        'Beispiel', 'Ejemplo') AS given,
    ELT(1 + seq DIV 10 % 10, 'Placeholder', 'Specimen', 'Nobody', 'Fictional', 'Invented',
        'Imaginary', 'Madeup', 'Unreal', 'Sampleton', 'Testerman') AS family,
    CONCAT('400000', LPAD(seq * 104729 % 1000000000, 9, '0')) AS card
  FROM seq_1_to_2000
) AS numbered
/
INSERT INTO orders
SELECT
  seq,
  1 + seq * 7919 % 2000,
  ELT(1 + seq % 8, 'placed', 'paid', 'paid', 'paid', 'shipped', 'shipped', 'shipped', 'cancelled'),
  (500 + seq * 6151 % 49500) / 100,
  '2025-01-01 00:00:00' + INTERVAL seq * 11 MINUTE
FROM seq_1_to_5000
/
INSERT INTO payments
SELECT
  ROW_NUMBER() OVER (ORDER BY id),
  id,
  total,
  CONCAT('DE', LPAD(98 - MOD(CAST(CONCAT(account, '131400') AS decimal(30)), 97), 2, '0'), account),
  placed_at + INTERVAL 2 HOUR
FROM (
  SELECT *, CONCAT('00000000', LPAD(id * 15485863 % 10000000000, 10, '0')) AS account
  FROM orders WHERE status IN ('paid', 'shipped')
) AS paid
ORDER BY id
LIMIT 3000
/
DROP FUNCTION luhn_digit
/
CREATE INDEX orders_customer ON orders (customer_id)
/
CREATE INDEX payments_order ON payments (order_id)
