-- rows by which the same receiver enters the same sender's issue once more (rule 5)
select
    doubles._submission as submission,
    'warning' as severity,
    'arrival_double' as rule,
    doubles._sheet as sheet,
    doubles._row as row,
    'from_issue' as field,
    doubles.from_issue as found,
    doubles.issue,
    '上报来源编号“' || doubles.from_issue || '”的问题（' || doubles.issue
    || '）在本台账里登记了不止一次，这一行不计入：请删去重复的一行，或改正来源编号' as message,
    'The issue of sender''s number ' || doubles.from_issue || ' (' || doubles.issue
    || ') stands in this ledger more than once; this row doesn''t count: delete it or correct the number' as message_en
from issue_members as doubles
where doubles.is_double
