-- a place's name in one width and without spaces
create or replace temp macro name_folded(name) as
translate(replace(name, ' ', ''), '（）', '()')
