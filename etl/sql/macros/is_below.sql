-- whether a region lies within another and is not the same
create or replace temp macro is_below(code, above) as
code != above and starts_with(code, code_stem(above))
