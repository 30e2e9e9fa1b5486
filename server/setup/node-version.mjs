/**
 * Undefined when this Node can run the project, else one sentence for whoever typed the command. The range is that of
 * `engines` in package.json.
 * @param {string} version such as '20.19.0'
 * @returns {string | undefined}
 */
export function complaintAboutNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major >= 24 || (major === 22 && minor >= 14) || (major === 20 && minor >= 19)) return undefined;
  return `This needs Node 20.19, 22.14, 24 or newer. Here is Node ${version}: get a newer one from https://nodejs.org.`;
}
