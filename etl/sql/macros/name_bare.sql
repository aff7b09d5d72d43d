-- a person's name without what is said of them after it: 王建国 for 王建国（组长）, 王建国代表, 王建国副主任
create or replace temp macro name_bare(name) as
coalesce(
    nullif(
        regexp_extract(
            regexp_replace(name_folded(name), '\([^()]*\)$', ''),
            '^(.{2,}?)(?:(?:人大)?代表|同志|先生|女士|老师|委员|(?:副|常务副)?(?:主任|主席|书记|组长|站长|[县区市镇乡]长|院长|校长|局长))?$',
            1
        ),
        ''
    ),
    name_folded(name)
)
