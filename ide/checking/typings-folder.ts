/** Where declarations of wszero lie for the language services: what is declared here is wszero's, whoever uses it. */
export const TYPINGS = '/typings/';
