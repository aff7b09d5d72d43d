-- one row per place that owes reviews of offices, and year that the period touches and that has begun by as_of, with the
-- offices it had reviewed by then
with

held as (
    select
        region as held_in,
        ym_year,
        count(distinct subject) as offices_held
    from (
        select
            region,
            subject,
            (ym - mod(ym, 100)) / 100 as ym_year
        from reviews
        where
            region >= $lo
            and region < $hi
            and day <= $as_of
            and subject_kind = 'office'
    ) as office_reviews
    group by region, ym_year
),

final as (
    select
        quotas.region,
        quotas.county,
        quotas.town,
        quotas.village,
        quotas.year,
        quotas.ym,
        quotas.least,
        quotas.most,
        coalesce(held.offices_held, 0) as offices,
        case
            when coalesce(held.offices_held, 0) > quotas.most then 'above'
            when coalesce(held.offices_held, 0) >= quotas.least then 'within'
            when quotas.year_last_day > $as_of then 'running'
            else 'short'
        end as standing
    from review_quotas as quotas
    left join held
        on
            quotas.region = held.held_in
            and quotas.year = held.ym_year
    where
        quotas.region >= $lo
        and quotas.region < $hi
        and quotas.year_first_day <= $last
        and quotas.year_last_day >= $first
        and quotas.year_first_day <= $as_of
)

select * from final
