/** How long an unconfirmed job may be sent again by itself. */
export const resubmissionPeriodMs = 24 * 60 * 60 * 1000;
