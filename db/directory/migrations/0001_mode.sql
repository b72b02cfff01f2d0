ALTER TABLE `members` ADD `mode` text;
