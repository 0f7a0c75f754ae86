-- Which lines do outlets print under story after story?
-- Grain: one row an outlet and line.
create or replace view repeated_lines as
select outlet, body as line, words, articles
from repeated_line;

comment on view repeated_lines is 'One row an outlet and line that it prints in articles of different stories; such lines are neither compared nor shown in bodies.';
comment on column repeated_lines.outlet is 'The outlet.';
comment on column repeated_lines.line is 'The line as printed in one of them.';
comment on column repeated_lines.words is 'Words of the line.';
comment on column repeated_lines.articles is 'Articles of the outlet that have it.';
