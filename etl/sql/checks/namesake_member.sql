-- members of a group whose name several deputies bear equally near: in the group, but as nobody's deputy
select
    named.submission,
    'warning' as severity,
    'namesake_member' as rule,
    members._sheet as sheet,
    members._row as row,
    'person' as field,
    named.written as found,
    '小组成员“' || named.written || '”与 ' || named.candidates || ' 位代表同名，分不清是哪一位：请改填代表编号，或再交一次并说明是哪一位' as message,
    named.candidates || ' deputies are called ' || named.written || ': write the number, or hand it in again and say which' as message_en
from named_members as named
inner join staged_group_member as members
    on
        named.submission = members._submission
        and named.written_group = members."group"
        and named.written = members.person
where named.candidates > 1
