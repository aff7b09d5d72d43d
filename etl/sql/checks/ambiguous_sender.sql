-- rows whose sender's number several units below bear, and rows that name each other in a circle (rule 4)
select
    links._submission as submission,
    'warning' as severity,
    'ambiguous_sender' as rule,
    links._sheet as sheet,
    links._row as row,
    'from_issue' as field,
    links.from_issue as found,
    links._key as issue,
    case
        when members.is_circular then '上报来源编号“' || links.from_issue || '”绕了一圈又指回自己：请改正来源编号'
        else
            '上报来源编号“' || links.from_issue || '”在 ' || links.candidates
            || ' 个下级单位都有：请写明村(社区)，或写成“单位代码/编号”'
    end as message,
    case
        when members.is_circular
            then 'Sender''s number ' || links.from_issue || ' leads back to this row: correct the number'
        else
            'Sender''s number ' || links.from_issue || ' stands in the ledgers of ' || links.candidates
            || ' units below: name the village, or write it as unit code/number'
    end as message_en
from issue_links as links
inner join issue_members as members on links._key = members._key
where members.is_circular or (links.sender is null and links.candidates > 1)
