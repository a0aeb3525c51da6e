// VS Code runs tests on behalf of an extension under development. The one under
// test is installed from its VSIX, as users have it, so this stands in for it.
exports.activate = () => {};
