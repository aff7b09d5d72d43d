-- the names that a list like 王建国、李明 holds, whatever stands between them; a name of two characters may be spaced out
-- (张 三), one of three where nothing but a real separator follows it (王 建 国), and a key keeps its slash (421182/1)
create or replace temp macro names_in(names) as
list_transform(
    regexp_extract_all(
        names,
        '\d{6,12}/[^、,，;；/／|｜\s\x{a0}\x{3000}]+'
        || '|\p{Han}[ \x{a0}\x{3000}]+\p{Han}[ \x{a0}\x{3000}]+\p{Han}(?:[、,，;；/／|｜\n]|$)'
        || '|\p{Han}[ \x{a0}\x{3000}]+\p{Han}(?:[、,，;；/／|｜\s\x{a0}\x{3000}]|$)'
        || '|[^、,，;；/／|｜\s\x{a0}\x{3000}]+'
    ),
    lambda name: regexp_replace(name, '[、,，;；／|｜\s\x{a0}\x{3000}]+|/$', '', 'g')
)
