-- The chosen columns of the input, in the order of the file.
SELECT ${columns} FROM input ORDER BY rowid
