-- reviews whose announced grade isn't the one that follows from the ballot by the rule in force
select
    reviews.submission,
    'warning' as severity,
    'grade_differs' as rule,
    reviews.sheet,
    reviews.row,
    'grade' as field,
    announced.zh as found,
    '“' || reviews.subject_name || '”宣布的等次是' || announced.zh || '，按规则由票数得出的是' || derived.zh
    || '：请核对票数、应参评人数和等次' as message,
    'The grade announced is ' || announced.en || ', the ballot gives ' || derived.en
    || ' by rule: check votes, members and grade' as message_en
from reviews
inner join vocabulary as announced
    on announced.vocabulary = 'review_grade' and reviews.stated_grade = announced.code
inner join vocabulary as derived
    on derived.vocabulary = 'review_grade' and reviews.grade = derived.code
where reviews.stated_grade != reviews.grade
