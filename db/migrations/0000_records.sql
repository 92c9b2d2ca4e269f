CREATE TABLE `campaign` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`change_id` integer NOT NULL,
	`archived` integer DEFAULT 0 NOT NULL,
	`custom` text DEFAULT '{}' NOT NULL,
	`external_id` text,
	`partner_id` integer,
	`partner_text` text,
	`name` text NOT NULL,
	`type` text,
	`launch_on` text,
	`budget` integer,
	`currency` text,
	`status` text,
	FOREIGN KEY (`partner_id`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `campaign_budget` CHECK(`budget` between -9000000000000000 and 9000000000000000)
) STRICT;
CREATE UNIQUE INDEX `campaign_public_id_unique` ON `campaign` (`public_id`);
CREATE INDEX `campaign_partner` ON `campaign` (`partner_id`);
CREATE TABLE `deal` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`change_id` integer NOT NULL,
	`archived` integer DEFAULT 0 NOT NULL,
	`custom` text DEFAULT '{}' NOT NULL,
	`external_id` text,
	`line` text,
	`partner_id` integer,
	`partner_text` text,
	`name` text,
	`account` text,
	`account_domain` text,
	`stage` text,
	`stage_text` text,
	`probability` real,
	`amount` integer,
	`currency` text,
	`kind` text,
	`registered_on` text,
	`opened_on` text,
	`expected_close_on` text,
	`closed_on` text,
	`owner` text,
	`product` text,
	FOREIGN KEY (`partner_id`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `deal_amount` CHECK(`amount` between -9000000000000000 and 9000000000000000)
) STRICT;
CREATE UNIQUE INDEX `deal_public_id_unique` ON `deal` (`public_id`);
CREATE INDEX `deal_partner` ON `deal` (`partner_id`);
CREATE INDEX `deal_external_id` ON `deal` (`external_id`);
CREATE TABLE `quarter_fact` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`change_id` integer NOT NULL,
	`archived` integer DEFAULT 0 NOT NULL,
	`custom` text DEFAULT '{}' NOT NULL,
	`partner_id` integer,
	`partner_text` text,
	`quarter` text NOT NULL,
	`product` text,
	`revenue` integer,
	`currency` text,
	`kind` text,
	`units` integer,
	`deals_won` integer,
	`target` integer,
	FOREIGN KEY (`partner_id`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `quarter_fact_revenue` CHECK(`revenue` between -9000000000000000 and 9000000000000000),
	CONSTRAINT `quarter_fact_target` CHECK(`target` between -9000000000000000 and 9000000000000000)
) STRICT;
CREATE UNIQUE INDEX `quarter_fact_public_id_unique` ON `quarter_fact` (`public_id`);
CREATE INDEX `quarter_fact_partner` ON `quarter_fact` (`partner_id`,`quarter`);
CREATE TABLE `certification` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`change_id` integer NOT NULL,
	`archived` integer DEFAULT 0 NOT NULL,
	`custom` text DEFAULT '{}' NOT NULL,
	`external_id` text,
	`partner_id` integer,
	`partner_text` text,
	`person` text NOT NULL,
	`kind` text,
	`issued_on` text NOT NULL,
	`valid_months` integer,
	FOREIGN KEY (`partner_id`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE UNIQUE INDEX `certification_public_id_unique` ON `certification` (`public_id`);
CREATE INDEX `certification_partner` ON `certification` (`partner_id`);
CREATE TABLE `contact` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`change_id` integer NOT NULL,
	`archived` integer DEFAULT 0 NOT NULL,
	`custom` text DEFAULT '{}' NOT NULL,
	`external_id` text,
	`partner_id` integer,
	`partner_text` text,
	`name` text NOT NULL,
	`email` text,
	`role` text,
	`side` text,
	`started_on` text,
	`left_on` text,
	FOREIGN KEY (`partner_id`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE UNIQUE INDEX `contact_public_id_unique` ON `contact` (`public_id`);
CREATE INDEX `contact_partner` ON `contact` (`partner_id`);
CREATE TABLE `partner` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`change_id` integer NOT NULL,
	`archived` integer DEFAULT 0 NOT NULL,
	`custom` text DEFAULT '{}' NOT NULL,
	`external_id` text,
	`name` text NOT NULL,
	`domain` text,
	`type` text,
	`tier_held` text,
	`owner` text,
	`country` text,
	`region` text,
	`city` text,
	`agreement_signed_on` text,
	`status` text,
	`parent` text,
	`strategic_fit` text,
	`strategic_value` integer
) STRICT;
CREATE UNIQUE INDEX `partner_public_id_unique` ON `partner` (`public_id`);
CREATE INDEX `partner_name` ON `partner` (`name`);
CREATE INDEX `partner_external_id` ON `partner` (`external_id`);
CREATE TABLE `survey` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`change_id` integer NOT NULL,
	`archived` integer DEFAULT 0 NOT NULL,
	`custom` text DEFAULT '{}' NOT NULL,
	`external_id` text,
	`partner_id` integer,
	`partner_text` text,
	`person` text,
	`on` text NOT NULL,
	`score` integer NOT NULL,
	`comment` text,
	FOREIGN KEY (`partner_id`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE UNIQUE INDEX `survey_public_id_unique` ON `survey` (`public_id`);
CREATE INDEX `survey_partner` ON `survey` (`partner_id`,`on`);
CREATE TABLE `touch` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`change_id` integer NOT NULL,
	`archived` integer DEFAULT 0 NOT NULL,
	`custom` text DEFAULT '{}' NOT NULL,
	`external_id` text,
	`partner_id` integer,
	`partner_text` text,
	`contact` text,
	`on` text NOT NULL,
	`kind` text,
	`note` text,
	FOREIGN KEY (`partner_id`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE UNIQUE INDEX `touch_public_id_unique` ON `touch` (`public_id`);
CREATE INDEX `touch_partner` ON `touch` (`partner_id`,`on`);
CREATE TABLE `commitment` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`change_id` integer NOT NULL,
	`archived` integer DEFAULT 0 NOT NULL,
	`partner_id` integer NOT NULL,
	`qbr_id` integer,
	`text` text NOT NULL,
	`side` text NOT NULL,
	`person` text,
	`due_on` text NOT NULL,
	`status` text NOT NULL,
	`done_on` text,
	`why` text,
	FOREIGN KEY (`partner_id`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`qbr_id`) REFERENCES `qbr`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE UNIQUE INDEX `commitment_public_id_unique` ON `commitment` (`public_id`);
CREATE INDEX `commitment_partner` ON `commitment` (`partner_id`);
CREATE INDEX `commitment_qbr` ON `commitment` (`qbr_id`);
CREATE TABLE `qbr` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`change_id` integer NOT NULL,
	`archived` integer DEFAULT 0 NOT NULL,
	`partner_id` integer NOT NULL,
	`quarter` text NOT NULL,
	`meets_at` text NOT NULL,
	`slot_minutes` integer NOT NULL,
	`agenda_preset` text NOT NULL,
	`status` text NOT NULL,
	`held_on` text,
	`pack_sent_at` text,
	`temperature` text,
	FOREIGN KEY (`partner_id`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE UNIQUE INDEX `qbr_public_id_unique` ON `qbr` (`public_id`);
CREATE INDEX `qbr_partner` ON `qbr` (`partner_id`);
CREATE INDEX `qbr_meets_at` ON `qbr` (`meets_at`);
CREATE TABLE `qbr_agenda_item` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`change_id` integer NOT NULL,
	`archived` integer DEFAULT 0 NOT NULL,
	`qbr_id` integer NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`content` text NOT NULL,
	`minutes` integer NOT NULL,
	FOREIGN KEY (`qbr_id`) REFERENCES `qbr`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE UNIQUE INDEX `qbr_agenda_item_public_id_unique` ON `qbr_agenda_item` (`public_id`);
CREATE INDEX `qbr_agenda_item_qbr` ON `qbr_agenda_item` (`qbr_id`);
CREATE TABLE `qbr_item` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`change_id` integer NOT NULL,
	`archived` integer DEFAULT 0 NOT NULL,
	`qbr_id` integer NOT NULL,
	`position` integer NOT NULL,
	`item` text NOT NULL,
	`due` text NOT NULL,
	`done_at` text,
	FOREIGN KEY (`qbr_id`) REFERENCES `qbr`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE UNIQUE INDEX `qbr_item_public_id_unique` ON `qbr_item` (`public_id`);
CREATE INDEX `qbr_item_qbr` ON `qbr_item` (`qbr_id`);
CREATE TABLE `qbr_note` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`change_id` integer NOT NULL,
	`archived` integer DEFAULT 0 NOT NULL,
	`qbr_id` integer NOT NULL,
	`kind` text NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`qbr_id`) REFERENCES `qbr`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE UNIQUE INDEX `qbr_note_public_id_unique` ON `qbr_note` (`public_id`);
CREATE INDEX `qbr_note_qbr` ON `qbr_note` (`qbr_id`);
