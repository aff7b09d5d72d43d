-- a region code written with 2, 4, 6, 9 or 12 digits, as 12; null for anything else
create or replace temp macro padded(written) as
case
    when regexp_full_match(trim(written), '[1-9]\d(\d\d(\d\d(\d{3}(\d{3})?)?)?)?')
        then rpad(trim(written), 12, '0')
end
