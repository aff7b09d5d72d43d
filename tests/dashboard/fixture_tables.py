"""The warehouse's tables, column by column, as docs/warehouse.md has them."""

TABLES: dict[str, str] = {
    "regions": """
        region varchar, name varchar, level varchar, parent varchar, province varchar, city varchar,
        county varchar, town varchar, village varchar, voters integer, position integer, is_provisional
        boolean
    """,
    "calendar": """
        day integer, iso varchar, ym integer, quarter varchar, year integer, weekday integer, is_workday
        boolean, workday integer, is_calendar_known boolean
    """,
    "months": """
        ym integer, month varchar, quarter varchar, year integer, first_day integer, last_day integer
    """,
    "vocabulary": """
        vocabulary varchar, code varchar, zh varchar, en varchar, position integer
    """,
    "stations": """
        station varchar, name varchar, kind varchar, grade varchar, region varchar, county varchar, town
        varchar, village varchar, opened_day integer, closed_day integer, subsidy decimal(18,2),
        reception_rule varchar, guidance_group varchar, feature varchar, is_provisional boolean,
        submission varchar, file varchar, sheet varchar, row integer
    """,
    "receptions": """
        reception varchar, region varchar, county varchar, town varchar, village varchar, station
        varchar, mode varchar, setting varchar, campaign varchar, day integer, ym integer, is_day_known
        boolean, planned_day integer, deputy_attendances integer, others_attendances integer,
        person_times integer, opinions integer, solved_on_spot integer, deputies varchar, submission
        varchar, file varchar, sheet varchar, row integer
    """,
    "issues": """
        issue varchar, region varchar, county varchar, town varchar, village varchar, level varchar,
        station varchar, reception varchar, mode varchar, setting varchar, campaign varchar, department
        varchar, category varchar, source varchar, routing varchar, place varchar, title varchar,
        content varchar, reply varchar, constituent varchar, constituent_hash varchar, deputy varchar,
        collected_day integer, collected_ym integer, is_day_known boolean, is_chain_confirmed boolean,
        submission varchar, file varchar, sheet varchar, row integer
    """,
    "issue_events": """
        issue varchar, seq integer, event varchar, level varchar, day integer, ym integer, is_day_known
        boolean, department varchar, note varchar, is_confirmed boolean, submission varchar, file
        varchar, sheet varchar, row integer
    """,
    "issue_reviews": """
        issue_review varchar, draw varchar, drawn_stem varchar, issue varchar, region varchar, county varchar,
        town varchar, village varchar, reviewed_day integer, is_reviewed_day_known boolean, outcome varchar,
        note varchar, submission varchar, file varchar, sheet varchar, row integer
    """,
    "issue_states": """
        issue varchar, region varchar, county varchar, town varchar, village varchar, level varchar,
        station varchar, department varchar, category varchar, source varchar, routing varchar, mode
        varchar, setting varchar, campaign varchar, reception varchar, collected_day integer,
        collected_ym integer, collected_workday integer, is_day_known boolean, valid_from_day integer,
        valid_to_day integer, current_level varchar, highest_level varchar, is_resolved boolean,
        resolved_day integer, is_resolved_day_known boolean, resolved_level varchar, disposition varchar,
        days_to_resolve integer,
        is_closed boolean, closed_day integer, is_ever_resolved boolean, is_ever_closed boolean,
        is_reopened boolean, satisfaction varchar
    """,
    "issue_stays": """
        issue varchar, stay integer, region varchar, county varchar, town varchar, village varchar,
        level varchar, station varchar, department varchar, category varchar, source varchar, routing
        varchar, mode varchar, setting varchar, campaign varchar, reception varchar, collected_day
        integer, collected_ym integer, collected_workday integer, is_day_known boolean, stay_level
        varchar, entered_by varchar, entered_day integer, entered_workday integer, is_entered_known
        boolean, counted_day integer, left_by varchar, left_day integer, left_workday integer,
        is_left_known boolean, undone_day integer, limit_workday integer, is_confirmed boolean,
        is_arrival_only_claimed boolean, problem varchar, submission varchar, file varchar, sheet
        varchar, row integer
    """,
    "project_states": """
        project varchar, region varchar, county varchar, town varchar, village varchar, name
        varchar, kind varchar, department varchar, group_name varchar, year integer, ym integer,
        year_first_day integer, year_last_day integer, is_candidate boolean, is_chosen boolean,
        is_undertaken boolean, places integer, votes_for integer, votes_cast integer,
        planned_start_day integer, planned_finish_day integer, warn_day integer, started_day
        integer, is_started_day_known boolean, finished_day integer, is_finished_day_known
        boolean, progress integer, weight integer, investment decimal(18,2), invested
        decimal(18,2), cause varchar, delay_note varchar, safeguards varchar, valid_from_day
        integer, valid_to_day integer, submission varchar, file varchar, sheet varchar, row
        integer
    """,
    "projects": """
        project varchar, region varchar, county varchar, town varchar, village varchar, name
        varchar, kind varchar, department varchar, group_name varchar, year integer, ym integer,
        year_first_day integer, year_last_day integer, is_candidate boolean, is_chosen boolean,
        is_undertaken boolean, places integer, votes_for integer, votes_cast integer,
        planned_start_day integer, planned_finish_day integer, warn_day integer, started_day
        integer, is_started_day_known boolean, finished_day integer, is_finished_day_known
        boolean, progress integer, weight integer, investment decimal(18,2), invested
        decimal(18,2), cause varchar, delay_note varchar, safeguards varchar, submission
        varchar, file varchar, sheet varchar, row integer, running_from_day integer,
        running_to_day integer
    """,
    "project_nodes": """
        project varchar, project_name varchar, region varchar, county varchar, town varchar,
        village varchar, kind varchar, department varchar, group_name varchar, year integer, ym
        integer, year_first_day integer, year_last_day integer, node varchar, due_day integer,
        is_due_day_known boolean, warn_day integer, done_day integer, is_done_day_known boolean,
        owner varchar, submission varchar, file varchar, sheet varchar, row integer
    """,
    "project_checks": """
        check_key varchar, project varchar, project_name varchar, region varchar, county
        varchar, town varchar, village varchar, project_kind varchar, department varchar, year
        integer, group_name varchar, kind varchar, day integer, ym integer, is_day_known
        boolean, deputies varchar, deputy_attendances integer, finding varchar, advice varchar,
        result varchar, submission varchar, file varchar, sheet varchar, row integer
    """,
    "budget_states": """
        line varchar, region varchar, county varchar, town varchar, village varchar, unit varchar, item
        varchar, fund_class varchar, year integer, ym integer, year_first_day integer, year_last_day
        integer, original_fen bigint, adjusted_fen bigint, budget_fen bigint, paid_fen bigint, used_fen
        bigint, findings varchar, performance varchar, valid_from_day integer, valid_to_day integer,
        submission varchar, file varchar, sheet varchar, row integer
    """,
    "budgets": """
        line varchar, region varchar, county varchar, town varchar, village varchar, unit varchar, item
        varchar, fund_class varchar, year integer, ym integer, year_first_day integer, year_last_day
        integer, original_fen bigint, adjusted_fen bigint, budget_fen bigint, paid_fen bigint, used_fen
        bigint, findings varchar, performance varchar, submission varchar, file varchar, sheet varchar,
        row integer
    """,
    "budget_months": """
        line varchar, region varchar, county varchar, town varchar, village varchar, unit varchar, item
        varchar, fund_class varchar, year integer, ym integer, month_of_year integer, day integer,
        budget_fen bigint, executed_fen bigint, cumulative_fen bigint, is_cumulative boolean,
        still_months integer, submission varchar, file varchar, sheet varchar, row integer
    """,
    "budget_steps": """
        step varchar, region varchar, county varchar, town varchar, village varchar, kind varchar,
        due_day integer, day integer, is_day_known boolean, ym integer, result varchar, submission
        varchar, file varchar, sheet varchar, row integer
    """,
    "obligations": """
        duty varchar, obligation varchar, family varchar, word varchar, subject_kind varchar, subject
        varchar, subject_name varchar, subject_type varchar, region varchar, county varchar, town
        varchar, village varchar, group_name varchar, department varchar, period varchar, ym integer,
        first_day integer, due_day integer, required integer, done integer, done_day integer, submission
        varchar, file varchar, sheet varchar, row integer
    """,
    "obligation_deeds": """
        duty varchar, obligation varchar, family varchar, word varchar, subject_kind varchar, subject
        varchar, subject_name varchar, region varchar, county varchar, town varchar, village varchar,
        period varchar, ym integer, due_day integer, day integer, amount integer, submission varchar,
        file varchar, sheet varchar, row integer
    """,
    "tasks": """
        task varchar, region varchar, county varchar, town varchar, village varchar, list varchar, title
        varchar, theme varchar, ym integer, first_day integer, due_day integer, owner varchar, done_day
        integer, is_done_day_known boolean, dropped_day integer, outcome varchar, told_day integer,
        submission varchar, file varchar, sheet varchar, row integer
    """,
    "meetings": """
        meeting varchar, region varchar, county varchar, town varchar, village varchar, kind varchar, day
        integer, ym integer, is_day_known boolean, topics varchar, topic_count integer, attended integer,
        submission varchar, file varchar, sheet varchar, row integer
    """,
    "cycles": """
        cycle varchar, region varchar, county varchar, town varchar, village varchar, topic varchar, ym
        integer, day integer, announced_day integer, is_announced_day_known boolean, due_day integer,
        supervised_day integer, is_supervised_day_known boolean, participants integer, result varchar,
        told_day integer, submission varchar, file varchar, sheet varchar, row integer
    """,
    "ballots": """
        ballot varchar, region varchar, county varchar, town varchar, village varchar, year
        integer, ym integer, year_first_day integer, year_last_day integer, candidates integer,
        places integer, chosen integer, surplus integer, votes_cast integer, votes_for_chosen
        integer, is_in_band boolean, submission varchar, file varchar, sheet varchar, row
        integer
    """,
    "solicitations": """
        solicitation varchar, region varchar, county varchar, town varchar, village varchar,
        kind varchar, year integer, ym integer, year_first_day integer, year_last_day integer,
        quantity integer, submission varchar, file varchar, sheet varchar, row integer
    """,
    "surveys": """
        survey varchar, subject_kind varchar, subject varchar, subject_name varchar, project varchar,
        region varchar, county varchar, town varchar, village varchar, day integer, ym integer,
        is_day_known boolean, asked integer, answered integer, satisfied integer, basically_satisfied
        integer, dissatisfied integer, no_view integer, is_complete boolean, submission varchar, file
        varchar, sheet varchar, row integer
    """,
    "reviews": """
        review varchar, subject_kind varchar, subject varchar, subject_name varchar, region varchar,
        county varchar, town varchar, village varchar, day integer, ym integer, is_day_known boolean,
        asked integer, answered integer, satisfied integer, basically_satisfied integer, dissatisfied
        integer, no_view integer, is_complete boolean, stated_grade varchar, grade varchar, advice
        varchar, rectification varchar, due_day integer, is_due_day_known boolean, rectified_day integer,
        is_rectified_day_known boolean, look_back_day integer, is_look_back_day_known boolean,
        look_back_result varchar, is_rectification_asked boolean, submission varchar, file varchar,
        sheet varchar, row integer
    """,
    "review_quotas": """
        region varchar, county varchar, town varchar, village varchar, year integer, ym integer,
        year_first_day integer, year_last_day integer, least integer, most integer
    """,
    "scorecard_inputs": """
        scorecard_input varchar, region varchar, county varchar, town varchar, village varchar, item
        varchar, ym integer, year integer, first_day integer, last_day integer, known_day integer, value
        decimal(18,2), submission varchar, file varchar, sheet varchar, row integer
    """,
    "scorecard_marks": """
        region varchar, county varchar, town varchar, village varchar, year integer, ym integer,
        year_first_day integer, year_last_day integer, item varchar, is_marked boolean, weight integer,
        full_mark integer, least integer, most integer, mark integer, weighted integer, valid_from_day
        integer, valid_to_day integer, submission varchar, file varchar, sheet varchar, row integer
    """,
    "suggestions": """
        suggestion varchar, region varchar, county varchar, town varchar, village varchar, level
        varchar, title varchar, session varchar, deputy varchar, tier varchar, group_id varchar,
        co_signers varchar, lead varchar, source varchar, routing varchar, department varchar,
        submitted_day integer, ym integer, is_submitted_day_known boolean, dispatched_day
        integer, is_dispatched_day_known boolean, accepted_day integer, face_to_face_day integer,
        replied_day integer, done_day integer, answered_day integer, is_answered_day_known
        boolean, answered_workday integer, due_day integer, submitted_limit_workday integer,
        dispatched_limit_workday integer, first_grade varchar, first_grade_day integer, grade
        varchar, grade_day integer, first_satisfaction varchar, first_rated_day integer,
        satisfaction varchar, rated_day integer, follow_up_day integer, follow_up_grade varchar,
        is_key boolean, key_day integer, submission varchar, file varchar, sheet varchar, row
        integer
    """,
    "leads": """
        lead varchar, region varchar, county varchar, town varchar, village varchar, source
        varchar, topic varchar, day integer, ym integer, is_day_known boolean, suggestion
        varchar, formed_day integer, submission varchar, file varchar, sheet varchar, row
        integer
    """,
    "deputies": """
        deputy varchar, name varchar, label varchar, tier varchar, region varchar, county varchar,
        town varchar, village varchar, station varchar, term_from_day integer, term_to_day integer,
        is_reelected boolean, grid varchar, grid_role varchar, is_provisional boolean, submission
        varchar, file varchar, sheet varchar, row integer
    """,
    "groups": """
        group_id varchar, name varchar, kind varchar, region varchar, county varchar, town varchar,
        village varchar, leader varchar, linked_member varchar, submission varchar, file varchar,
        sheet varchar, row integer
    """,
    "group_members": """
        group_id varchar, region varchar, county varchar, town varchar, village varchar, person
        varchar, deputy varchar, submission varchar, file varchar, sheet varchar, row integer
    """,
    "activities": """
        activity varchar, deputy varchar, group_id varchar, is_of_group boolean, region varchar,
        county varchar, town varchar, village varchar, day integer, ym integer, is_day_known boolean,
        kind varchar, title varchar, event varchar, is_event_head boolean, is_invited boolean,
        attendance varchar, is_attended boolean, is_in_term boolean, absent_days decimal(18,2), person_times
        integer, households integer, hours decimal(18,2), role varchar, is_verified boolean,
        submission varchar, file varchar, sheet varchar, row integer
    """,
    "deputy_mentions": """
        ledger varchar, record varchar, position integer, name varchar, is_repeated boolean, deputy varchar,
        is_in_term boolean, title varchar, region varchar, county varchar, town varchar, village varchar,
        day integer, ym integer, is_day_known boolean, submission varchar, file varchar, sheet varchar,
        row integer
    """,
    "assessments": """
        assessment varchar, deputy varchar, group_id varchar, region varchar, county varchar, town
        varchar, village varchar, item varchar, assessor varchar, parts integer, is_verified boolean,
        first_day integer, last_day integer, day integer, submission varchar, file varchar, sheet
        varchar, row integer
    """,
    "corrections": """
        correction varchar, deputy varchar, region varchar, county varchar, town varchar, village
        varchar, record varchar, kind varchar, activity varchar, activity_day integer, known_day
        integer, asked_day integer, decided_day integer, outcome varchar, submission varchar, file
        varchar, sheet varchar, row integer
    """,
    "submissions": """
        submission varchar, load varchar, file varchar, sha256 varchar, ledger varchar, unit varchar,
        period varchar, first_day integer, last_day integer, rows_read integer, rows_loaded integer,
        rows_quarantined integer, rows_skipped integer, loaded_at varchar, handed_by varchar,
        replaces varchar, is_in_force boolean
    """,
    "finding_counts": """
        submission varchar, unit varchar, ledger varchar, severity varchar, rule varchar, is_of_reader
        boolean, often integer, message varchar, message_en varchar
    """,
    "changes": """
        submission varchar, replaces varchar, ledger varchar, unit varchar, period varchar, change
        varchar, key varchar, field varchar, before varchar, after varchar, sheet varchar, row integer
    """,
    "expected_submissions": """
        region varchar, county varchar, town varchar, village varchar, ledger varchar, period varchar,
        ym integer, first_day integer, last_day integer, due_day integer, months_covered integer,
        is_handed_in boolean, submission varchar, file varchar, loaded_day integer
    """,
    "ledger_fields": """
        ledger varchar, field varchar, position integer, zh varchar, en varchar, type varchar,
        is_required boolean, is_personal boolean, vocabulary varchar, synonyms varchar, example
        varchar, help varchar, help_en varchar
    """,
    "findings": """
        submission varchar, severity varchar, rule varchar, ledger varchar, unit varchar, file varchar,
        sheet varchar, row integer, "column" varchar, field varchar, found varchar, message varchar,
        message_en varchar, issue varchar
    """,
    "quarantine": """
        submission varchar, ledger varchar, unit varchar, file varchar, sheet varchar, row integer,
        contents varchar
    """,
    "meta": """
        key varchar, value varchar
    """,
}
