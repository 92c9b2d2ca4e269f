-- A partner that was merged into another stays, set aside, and knows into which: unmerging needs both.
ALTER TABLE `partner` ADD `merged_into` integer REFERENCES partner(id);
CREATE INDEX `partner_merged_into` ON `partner` (`merged_into`);
