CREATE TABLE `import_conflict` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`change_id` integer NOT NULL,
	`source_row_id` integer NOT NULL,
	`field` text NOT NULL,
	`base` text NOT NULL,
	`mine` text NOT NULL,
	`theirs` text NOT NULL,
	`decision` text,
	FOREIGN KEY (`source_row_id`) REFERENCES `source_row`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE UNIQUE INDEX `import_conflict_public_id_unique` ON `import_conflict` (`public_id`);
CREATE INDEX `import_conflict_row` ON `import_conflict` (`source_row_id`);
CREATE TABLE `import_reject` (
	`id` integer PRIMARY KEY NOT NULL,
	`import_id` integer NOT NULL,
	`line` integer NOT NULL,
	`reason` text NOT NULL,
	`raw` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE UNIQUE INDEX `import_reject_line` ON `import_reject` (`import_id`,`line`);
CREATE TABLE `import_run` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`change_id` integer NOT NULL,
	`source_id` integer NOT NULL,
	`entity` text NOT NULL,
	`file` text NOT NULL,
	`sha256` text NOT NULL,
	`bytes` integer NOT NULL,
	`recipe` text NOT NULL,
	`recipe_hash` text NOT NULL,
	`plan_hash` text NOT NULL,
	`as_of` text,
	`at` text NOT NULL,
	`counts` text NOT NULL,
	`changed_fields` text NOT NULL,
	`undone_by` integer,
	`lines` blob NOT NULL,
	FOREIGN KEY (`source_id`) REFERENCES `source`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE UNIQUE INDEX `import_run_public_id_unique` ON `import_run` (`public_id`);
CREATE INDEX `import_run_source` ON `import_run` (`source_id`,`entity`);
CREATE TABLE `recipe` (
	`id` integer PRIMARY KEY NOT NULL,
	`source_id` integer NOT NULL,
	`entity` text NOT NULL,
	`value` text NOT NULL,
	FOREIGN KEY (`source_id`) REFERENCES `source`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE UNIQUE INDEX `recipe_source_entity` ON `recipe` (`source_id`,`entity`);
CREATE TABLE `source` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`change_id` integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX `source_name_unique` ON `source` (`name`);
CREATE TABLE `source_base` (
	`id` integer PRIMARY KEY NOT NULL,
	`source_row_id` integer NOT NULL,
	`field` text NOT NULL,
	`value` text NOT NULL,
	`change_id` integer NOT NULL,
	FOREIGN KEY (`source_row_id`) REFERENCES `source_row`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE UNIQUE INDEX `source_base_field` ON `source_base` (`source_row_id`,`field`);
CREATE TABLE `source_row` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source_id` integer NOT NULL,
	`entity` text NOT NULL,
	`key` text NOT NULL,
	`record_id` integer NOT NULL,
	`hash` blob NOT NULL,
	`change_id` integer NOT NULL,
	`vanished_in` integer,
	FOREIGN KEY (`source_id`) REFERENCES `source`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE UNIQUE INDEX `source_row_key` ON `source_row` (`source_id`,`entity`,`key`);
CREATE INDEX `source_row_record` ON `source_row` (`entity`,`record_id`);
CREATE TABLE `backup` (
	`id` integer PRIMARY KEY NOT NULL,
	`file` text NOT NULL,
	`at` text NOT NULL,
	`reason` text NOT NULL,
	`counter` integer NOT NULL,
	`last_change` integer NOT NULL,
	`sha256` text NOT NULL,
	`bytes` integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX `backup_file_unique` ON `backup` (`file`);
CREATE TABLE `change` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`at` text NOT NULL,
	`label` text NOT NULL,
	`origin` text NOT NULL,
	`import_id` integer,
	`undoes` integer
) STRICT;
CREATE UNIQUE INDEX `change_public_id_unique` ON `change` (`public_id`);
CREATE INDEX `change_undoes` ON `change` (`undoes`);
CREATE TABLE `change_field` (
	`id` integer PRIMARY KEY NOT NULL,
	`change_id` integer NOT NULL,
	`entity` text NOT NULL,
	`record_id` integer NOT NULL,
	`field` text NOT NULL,
	`old` text NOT NULL,
	`new` text NOT NULL,
	FOREIGN KEY (`change_id`) REFERENCES `change`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE UNIQUE INDEX `change_field_once` ON `change_field` (`change_id`,`entity`,`record_id`,`field`);
CREATE INDEX `change_field_record` ON `change_field` (`entity`,`record_id`);
CREATE TABLE `change_removed` (
	`id` integer PRIMARY KEY NOT NULL,
	`change_id` integer NOT NULL,
	`entity` text NOT NULL,
	`record_id` integer NOT NULL,
	`row` text NOT NULL,
	FOREIGN KEY (`change_id`) REFERENCES `change`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE UNIQUE INDEX `change_removed_once` ON `change_removed` (`change_id`,`entity`,`record_id`);
CREATE TABLE `partner_score` (
	`id` integer PRIMARY KEY NOT NULL,
	`partner_id` integer NOT NULL,
	`as_of` text NOT NULL,
	`rules_version` integer NOT NULL,
	`health` integer,
	`band` text,
	`coverage` integer NOT NULL,
	`provisional` integer NOT NULL,
	`points` text NOT NULL,
	`tier_held` text,
	`tier_earned` text,
	`tier_next` text,
	`tier_percent` integer,
	`segment` text,
	`revenue_t12m` integer,
	`sourced_t12m` integer,
	`revenue_quarter` integer,
	`growth_yoy` real,
	`pipeline` integer,
	`open_deals` integer NOT NULL,
	`last_touch_on` text,
	`next_qbr_at` text,
	FOREIGN KEY (`partner_id`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
CREATE UNIQUE INDEX `partner_score_partner_id_unique` ON `partner_score` (`partner_id`);
CREATE TABLE `program_setting` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`change_id` integer NOT NULL,
	`kind` text NOT NULL,
	`version` integer NOT NULL,
	`effective_from` text NOT NULL,
	`value` text NOT NULL
) STRICT;
CREATE UNIQUE INDEX `program_setting_public_id_unique` ON `program_setting` (`public_id`);
CREATE UNIQUE INDEX `program_setting_version` ON `program_setting` (`kind`,`version`);
CREATE TABLE `score_snapshot` (
	`id` integer PRIMARY KEY NOT NULL,
	`partner_id` integer NOT NULL,
	`kind` text NOT NULL,
	`on` text NOT NULL,
	`rules_version` integer NOT NULL,
	`health` integer,
	`band` text,
	`coverage` integer NOT NULL,
	`tier` text,
	`inputs` text NOT NULL,
	FOREIGN KEY (`partner_id`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
CREATE UNIQUE INDEX `score_snapshot_once` ON `score_snapshot` (`partner_id`,`kind`,`on`);
CREATE INDEX `score_snapshot_on` ON `score_snapshot` (`on`);
CREATE TABLE `ui_setting` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL
) STRICT;
CREATE UNIQUE INDEX `ui_setting_key_unique` ON `ui_setting` (`key`);
