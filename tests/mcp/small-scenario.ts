/** A scenario that is made in a moment. */
export const SMALL = `hsim 1

scenario small "Small" { as_of: 2025-01-01 }

use "std/diagnoses" as dx
use "std/labs" as labs

param low: 30 in 18..60

profile adult {
  age: uniform(low..80)
}

variations control {
  good  60%   { }
  poor  rest  { }
}

timeline care of adult {
  event visit every 90 days from 2024-01-01 times 3 {
    encounter ambulatory {
      diagnose dx.type_2_diabetes when not has(dx.type_2_diabetes)
      observe labs.a1c: normal(mean: 7.5, sd: 1)
    }
  }
}

expect {
  share(subjects where control == good) == 60%
}
`;
