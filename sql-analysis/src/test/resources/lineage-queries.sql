SELECT * FROM customers
SELECT c.*, o.id FROM customers c JOIN orders o ON o.customer_id = c.id
SELECT * FROM orders JOIN staging USING (id, customer_id)
SELECT * FROM orders NATURAL JOIN staging
SELECT id, total FROM orders LEFT JOIN staging USING (id, total)
SELECT * FROM (orders JOIN staging USING (id)) AS j
SELECT j.id, j.status FROM (customers c JOIN stats s ON true) AS j(id, status)
SELECT name, total FROM customers, orders
SELECT email FROM customers c WHERE EXISTS (SELECT total FROM orders WHERE customer_id = c.id)
SELECT s.x, s.* FROM (SELECT email AS x, name FROM customers) s
SELECT a, b FROM (SELECT id, email FROM customers) AS s(a, b)
WITH w AS (SELECT * FROM customers) SELECT email, w.name FROM w
WITH w(a, b) AS (SELECT id, email FROM customers) SELECT b, a FROM w
WITH w AS (SELECT id FROM orders), v AS (SELECT * FROM w) SELECT v.id, total FROM v JOIN orders o ON o.id = v.id
WITH RECURSIVE w(a, b) AS (SELECT id, name FROM customers UNION ALL SELECT a + 1, b FROM w WHERE a < 3) SELECT b, a FROM w
SELECT id FROM customers UNION SELECT id FROM orders
SELECT x.id FROM customers c CROSS JOIN LATERAL (SELECT o.id, o.total FROM orders o WHERE o.customer_id = c.id) x
SELECT g, c.email FROM generate_series(1, 3) g JOIN customers c ON c.id = g
SELECT (SELECT email FROM customers LIMIT 1), id FROM orders
SELECT (c).email, (c.data), row_to_json(c) FROM customers c
SELECT c FROM customers c
SELECT DISTINCT ON (name) name, email FROM customers ORDER BY name, id
SELECT name, count(*), max(email) FROM customers GROUP BY name
SELECT v.id, v.label, c.email FROM (VALUES (1, 'a'), (2, 'b')) v(id, label) JOIN customers c USING (id)
TABLE customers
VALUES (1, 'a')
UPDATE customers SET email = name WHERE id = 1 RETURNING id, email, old.email, new.*
DELETE FROM orders USING customers c WHERE c.id = orders.customer_id RETURNING orders.*, c.email
INSERT INTO orders (id, status) SELECT id, name FROM customers RETURNING *
INSERT INTO stats VALUES ('x') RETURNING name, max
WITH gone AS (DELETE FROM orders RETURNING *) SELECT status, id FROM gone
SELECT ctid, tableoid, name FROM customers
SELECT "order" FROM orders
SELECT k.* FROM customers AS k(x, y)
