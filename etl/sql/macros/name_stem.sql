-- a place's name without what kind of place it is: 西大街 for 西大街社区居委会
create or replace temp macro name_stem(name) as
coalesce(nullif(regexp_replace(name_short(name), '(社区|村|街道|镇|乡)$', ''), ''), name)
