/** What a visitor of a Play page may say is wrong with it: picked, not typed, so that it is no way to hurt somebody. */
export const REPORT_REASONS = ['mean', 'private', 'scary', 'other'] as const;

export type ReportReason = (typeof REPORT_REASONS)[number];

export function isReportReason(value: unknown): value is ReportReason {
  return REPORT_REASONS.some((reason) => reason === value);
}
