CREATE TABLE `profile` (
	`member_no` integer PRIMARY KEY NOT NULL,
	`birth_year` integer,
	`sex` text,
	`height_cm` real
) STRICT, WITHOUT ROWID;
