import type { TrainingReport } from "../../core/reports/trainingReport.ts";
import type { TrainingPlanReport } from "../../core/reports/trainingPlanReport.ts";
import { byteSize, plural, shownName } from "../../core/text.ts";

/** One training, in a line or, with what went wrong, two. */
export function trainingText(report: TrainingReport): string {
  const { taskUUID, air, dataset, service, failure, lastQuestionFailed } =
    report;
  const rehearsal = service.kind === "rehearsal" ? " (rehearsal)" : "";
  const lines = [
    `${taskUUID}  ${air}${rehearsal}  ${stateText(report)}  ${shownName(dataset.name)}`,
  ];
  const wrong = failure ?? lastQuestionFailed;
  if (wrong) lines.push(`  ${failureText(wrong)}`);
  return `${lines.join("\n")}\n`;
}

/** How far it is, in a few words. */
export function stateText(report: TrainingReport): string {
  switch (report.state) {
    case "planned":
      return "preparing";
    case "hosting":
      return "uploading";
    case "submitting":
      return "submitting";
    case "unknown":
      return "asking whether it was accepted";
    case "lost-sight":
      return "not known to the service; still asked, never submitted again by itself";
    case "accepted":
    case "processing":
      return [
        report.percent === undefined
          ? report.state === "accepted"
            ? "accepted"
            : "training"
          : `${Math.floor(report.percent)} %`,
        `for ${duration(report.elapsedSeconds)}`,
        ...(report.remainingSeconds === undefined
          ? []
          : [`about ${duration(report.remainingSeconds)} left`]),
      ].join(", ");
    case "succeeded":
      return report.costUSD === undefined
        ? "trained"
        : `trained for ${report.costUSD} USD${report.service.kind === "rehearsal" ? " of play money" : ""}`;
    case "failed":
      return report.sent === "no" ? "failed, nothing was paid" : "failed";
    case "abandoned":
      return "no longer followed";
  }
}

/** What failed, and what to do where there is something. */
export function failureText({
  category,
  code,
  message,
}: NonNullable<TrainingReport["failure"]>): string {
  const said = code === undefined ? message : `${message} (${code})`;
  switch (category) {
    case "key":
      return `${said} Set RUNWARE_API_KEY to a key of this service.`;
    case "forbidden":
      return `${said} Give the key the right in the Runware dashboard, or use another.`;
    case "balance":
      return `${said} Top up the account in the Runware dashboard.`;
    case "storage-key":
      return `${said} Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`;
    case "busy":
    case "timeout":
    case "offline":
    case "server":
    case "provider":
    case "nonsense":
      return `${said} Try again later.`;
    case "refused":
    case "not-found":
    case "conflict":
    case "unsafe":
    case "storage":
    case "here":
      return said;
  }
}

/** What is agreed to before money is spent. */
export function planText(plan: TrainingPlanReport): string {
  const { service, images, zip, model, hosting, webhookURL, balance } = plan;
  const isRehearsal = service.kind === "rehearsal";
  return [
    isRehearsal
      ? `Rehearsal at ${service.endpoint}: nothing is paid and no model is trained.`
      : `Goes to ${service.endpoint}`,
    `Images: ${images} in a ZIP of ${byteSize(zip.bytes)} (sha256 ${zip.sha256.slice(0, 12)}…, sent as its identifier)`,
    {
      runware: "The ZIP is uploaded to the service's media storage",
      url: `The ZIP is read from ${hosting.place ?? ""}`,
      s3: `The ZIP is uploaded to ${hosting.place ?? ""}; whoever has its address can read it for 24 hours`,
    }[hosting.kind],
    `Model: ${model.name}${model.version === undefined ? "" : `, version ${model.version}`}, as ${model.air}`,
    model.private
      ? "Private: only your account sees the model"
      : "Public: everybody on the platform can use the model",
    ...(webhookURL === undefined
      ? []
      : [`The result is also posted to ${webhookURL}`]),
    ...(isRehearsal
      ? []
      : [
          plan.costUSD === undefined
            ? "Price: not told by the service beforehand"
            : `Price: ${plan.costUSD} USD`,
          ...(balance
            ? [`Balance of the account: ${balance.amount} ${balance.currency}`]
            : []),
          "Takes about two hours. The service has no way to cancel it.",
        ]),
    ...(plan.warnings.length > 0
      ? [`${plural(plan.warnings.length, "warning")}:`]
      : []),
    ...plan.warnings.map((warning) => `  ${warning}`),
    "",
  ].join("\n");
}

function duration(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60
    ? `${minutes} min`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
