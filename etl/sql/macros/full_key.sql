-- unit/id with the unit's code in 12 digits, from a reference that may write it shorter
create or replace temp macro full_key(reference) as
case
    when contains(reference, '/')
        then
            coalesce(padded(split_part(reference, '/', 1)), split_part(reference, '/', 1))
            || '/' || substr(reference, position('/' in reference) + 1)
end
