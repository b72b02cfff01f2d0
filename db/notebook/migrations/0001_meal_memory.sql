CREATE TABLE `meal_memory` (
	`member_no` integer NOT NULL,
	`topic` text NOT NULL,
	`value` text NOT NULL CHECK (json_valid(`value`)),
	PRIMARY KEY(`member_no`, `topic`)
) STRICT, WITHOUT ROWID;
