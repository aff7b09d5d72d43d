-- whether something happened while a deputy was in office: by its day, or by the month where only that is known; a term
-- without a first or last day has no such end
create or replace temp macro in_term(day, ym, is_day_known, from_day, to_day) as
case
    when is_day_known then (from_day is null or day >= from_day) and (to_day is null or day <= to_day)
    else
        (from_day is null or ym >= ym_of(date '1970-01-01' + from_day))
        and (to_day is null or ym <= ym_of(date '1970-01-01' + to_day))
end
