-- rows of a review form whose issue no issue ledger has
select
    drawn._submission as submission,
    'warning' as severity,
    'review_without_issue' as rule,
    drawn._sheet as sheet,
    drawn._row as row,
    'issue' as field,
    drawn.issue as found,
    '问题编号“' || drawn.issue || '”在问题台账里找不到：请照抽查表上印好的“单位代码/编号”填写' as message,
    'No issue has the number ' || drawn.issue || ': leave it as it was printed on the form' as message_en
from staged_issue_review as drawn
anti join issues on full_key(drawn.issue) = issues.issue
