CREATE TABLE `channels` (
	`channel_no` integer PRIMARY KEY NOT NULL,
	`privacy` text DEFAULT 'open' NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `consents` (
	`member_no` integer NOT NULL,
	`purpose` text NOT NULL,
	`granted_at` integer NOT NULL,
	`version` text NOT NULL,
	`source` text NOT NULL,
	`withdrawn_at` integer,
	PRIMARY KEY(`member_no`, `purpose`, `granted_at`),
	FOREIGN KEY (`member_no`) REFERENCES `members`(`member_no`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `counters` (
	`day` text PRIMARY KEY NOT NULL,
	`joined` integer DEFAULT 0 NOT NULL,
	`logged_day_1` integer DEFAULT 0 NOT NULL,
	`logged_day_7` integer DEFAULT 0 NOT NULL,
	`logged_day_28` integer DEFAULT 0 NOT NULL,
	`understood` integer DEFAULT 0 NOT NULL,
	`asked_back` integer DEFAULT 0 NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `dead_letters` (
	`event_id` text PRIMARY KEY NOT NULL,
	`sort` text NOT NULL,
	`reason` text NOT NULL,
	`died_at` integer NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `members` (
	`member_no` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`channel_no` integer NOT NULL,
	`line_user_id` text,
	`state` text DEFAULT 'guest' NOT NULL,
	`reachable` integer DEFAULT true NOT NULL,
	`notebook_no` integer,
	`hides_values` integer DEFAULT false NOT NULL,
	`joined_day` text,
	`cohort_marks` integer DEFAULT 0 NOT NULL,
	`tallied_day` text,
	`erasing_since` integer,
	FOREIGN KEY (`channel_no`) REFERENCES `channels`(`channel_no`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `members_line` ON `members` (`channel_no`,`line_user_id`) WHERE line_user_id is not null;
--> statement-breakpoint
INSERT INTO `channels` (`channel_no`, `privacy`) VALUES (1, 'open');
--> statement-breakpoint
CREATE INDEX `members_erasing` ON `members` (`member_no`) WHERE state = 'erasing';
