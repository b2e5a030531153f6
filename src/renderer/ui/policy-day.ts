/** The day from which a version of a policy holds: its id is pack@day, and a clerk reads the day. */
export function policyDay(versionId: string): string {
  return versionId.slice(versionId.indexOf('@') + 1);
}
