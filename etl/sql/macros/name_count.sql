-- how many names a list like 王建国、李明 holds; null where nothing is written
create or replace temp macro name_count(names) as
len(names_in(names))::integer
