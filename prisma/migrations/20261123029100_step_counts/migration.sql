-- How often each step of each flow was come to, answered and given up, a day: numbers, of nobody in particular.
CREATE TABLE step_counts (
  day date NOT NULL,
  flow text NOT NULL,
  step text NOT NULL,
  entered integer NOT NULL,
  answered integer NOT NULL,
  abandoned integer NOT NULL,
  PRIMARY KEY (day, flow, step)
);
