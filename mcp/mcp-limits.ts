/** Limits of what clients take: characters of results and errors, seconds of an answer. */

/** Characters of the longest result. Clients cut, or keep from the model, what is longer than 25,000 tokens; results are meant to be below half of this. */
export const MOST_RESULT = 20_000;
/** Characters of the longest error. */
export const MOST_ERROR = 4000;
/** Milliseconds until a run continues alone: clients wait for 60 seconds. */
export const PATIENCE = 40_000;
/** Milliseconds of the longest query. */
export const QUERY_TIME = 10_000;
/** Characters of the longest scenario that is an argument. */
export const MOST_SOURCE = 200_000;
/** Subjects of the largest run that is made here, unless the server is told otherwise. */
export const MOST_COUNT = 1_000_000;
/** Milliseconds between two notes of progress. */
export const PROGRESS_EVERY = 500;
