-- Search over everything with a name. A row's number is the record's id times 8 plus its kind, so triggers find it again.
CREATE VIRTUAL TABLE search USING fts5(title, body, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TRIGGER partner_search_insert AFTER INSERT ON `partner` BEGIN
  INSERT INTO search(rowid, title, body) VALUES (new.id * 8 + 0, new.name, coalesce(new.external_id, '') || ' ' || coalesce(new.domain, '') || ' ' || coalesce(new.city, '') || ' ' || coalesce(new.owner, ''));
END;
CREATE TRIGGER partner_search_update AFTER UPDATE OF name, external_id, domain, city, owner ON `partner` BEGIN
  UPDATE search SET title = new.name, body = coalesce(new.external_id, '') || ' ' || coalesce(new.domain, '') || ' ' || coalesce(new.city, '') || ' ' || coalesce(new.owner, '') WHERE rowid = new.id * 8 + 0;
END;
CREATE TRIGGER partner_search_delete AFTER DELETE ON `partner` BEGIN
  DELETE FROM search WHERE rowid = old.id * 8 + 0;
END;

CREATE TRIGGER contact_search_insert AFTER INSERT ON `contact` BEGIN
  INSERT INTO search(rowid, title, body) VALUES (new.id * 8 + 1, new.name, coalesce(new.email, '') || ' ' || coalesce(new.role, ''));
END;
CREATE TRIGGER contact_search_update AFTER UPDATE OF name, email, role ON `contact` BEGIN
  UPDATE search SET title = new.name, body = coalesce(new.email, '') || ' ' || coalesce(new.role, '') WHERE rowid = new.id * 8 + 1;
END;
CREATE TRIGGER contact_search_delete AFTER DELETE ON `contact` BEGIN
  DELETE FROM search WHERE rowid = old.id * 8 + 1;
END;

CREATE TRIGGER deal_search_insert AFTER INSERT ON `deal` BEGIN
  INSERT INTO search(rowid, title, body) VALUES (new.id * 8 + 2, coalesce(new.name, new.external_id, ''), coalesce(new.external_id, '') || ' ' || coalesce(new.account, '') || ' ' || coalesce(new.product, ''));
END;
CREATE TRIGGER deal_search_update AFTER UPDATE OF name, external_id, account, product ON `deal` BEGIN
  UPDATE search SET title = coalesce(new.name, new.external_id, ''), body = coalesce(new.external_id, '') || ' ' || coalesce(new.account, '') || ' ' || coalesce(new.product, '') WHERE rowid = new.id * 8 + 2;
END;
CREATE TRIGGER deal_search_delete AFTER DELETE ON `deal` BEGIN
  DELETE FROM search WHERE rowid = old.id * 8 + 2;
END;

CREATE TRIGGER campaign_search_insert AFTER INSERT ON `campaign` BEGIN
  INSERT INTO search(rowid, title, body) VALUES (new.id * 8 + 3, new.name, coalesce(new.type, ''));
END;
CREATE TRIGGER campaign_search_update AFTER UPDATE OF name, type ON `campaign` BEGIN
  UPDATE search SET title = new.name, body = coalesce(new.type, '') WHERE rowid = new.id * 8 + 3;
END;
CREATE TRIGGER campaign_search_delete AFTER DELETE ON `campaign` BEGIN
  DELETE FROM search WHERE rowid = old.id * 8 + 3;
END;
