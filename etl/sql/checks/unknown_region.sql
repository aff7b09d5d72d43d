-- regions taken in provisionally: well-formed codes that no register knows, once each, with the first part that writes it
with uses as (
    select
        padded(written_region) as region,
        submission,
        sheet,
        first_row as row
    from places
    where padded(written_region) is not null
    union all
    select
        unit as region,
        submission,
        null as sheet,
        null as row
    from parts
),

final as (
    select
        uses.submission,
        'warning' as severity,
        'unknown_region' as rule,
        uses.sheet,
        uses.row,
        'region' as field,
        uses.region as found,
        '区划代码 ' || uses.region || ' 不在区划表里，先按临时单位收下：请核对代码，或在区划台账里补上' as message,
        'Region ' || uses.region || ' is in no register and is taken in provisionally: check the code or add it'
            as message_en
    from uses
    inner join regions on uses.region = regions.region and regions.is_provisional
    inner join parts on uses.submission = parts.submission
    qualify row_number() over (partition by uses.region order by parts.recency, uses.row nulls last) = 1
)

select * from final
