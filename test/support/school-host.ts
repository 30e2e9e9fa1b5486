/** A name that is no secure context, as the address of a host on a school's network is none. It leads to this machine. */
export const SCHOOL_HOST = 'school.test';
