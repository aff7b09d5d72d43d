-- a place's name as people say it: 西大街社区 for 西大街社区居委会, 大竹园村 for 大竹园村委会
create or replace temp macro name_short(name) as
regexp_replace(
    regexp_replace(name_folded(name), '村(民委员会|委会|民委会)$', '村'),
    '(居民委员会|居民委会|居委会|办事处)$', ''
)
