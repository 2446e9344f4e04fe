/**
 * PDF.js makes a matrix for drawing when it is loaded, and asks for the browser. Node has neither to offer; nothing is
 * drawn here, so empty ones will do. This module must come before it.
 */
const scope = globalThis as { DOMMatrix?: unknown; navigator?: unknown }
scope.DOMMatrix ??= class {}
scope.navigator ??= { platform: '', userAgent: '', maxTouchPoints: 0 }
