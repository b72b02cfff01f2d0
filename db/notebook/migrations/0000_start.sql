CREATE TABLE `entries` (
	`member_no` integer NOT NULL,
	`day` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`at_precision` text NOT NULL,
	`until` integer,
	`value` text NOT NULL CHECK (json_valid(`value`)),
	`source` text NOT NULL,
	PRIMARY KEY(`member_no`, `day`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `photos` (
	`member_no` integer NOT NULL,
	`day` text NOT NULL,
	`object_key` text NOT NULL,
	`entry_id` text,
	`sent_at` integer NOT NULL,
	PRIMARY KEY(`member_no`, `day`, `object_key`)
) STRICT, WITHOUT ROWID;
