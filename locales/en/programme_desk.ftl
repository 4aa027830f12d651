# The review desk: what is on it, and how it leaves as a file.

column-decided = Answered
column-places = Places
column-missing = Missing
filter-field = Field
filter-country = Country
filter-since = Applied since
filter-missing = Only where something is missing ({ $count })
filter-option = { $label } · { $count }
filter-more = More filters
filter-columns = Columns


desk-save-csv = Save as CSV
desk-save-xlsx = Save as XLSX
views-title = Kept views
views-name = Keep this view as
views-keep = Keep
views-forget = Forget
views-forget-which = the view { $name }
export-view = people
