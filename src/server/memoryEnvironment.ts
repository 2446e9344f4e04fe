/**
 * What a host sets when it starts the server as a process of its own. Where the system has glibc, a fixed threshold
 * makes it give arrays back when they are freed, and one arena leaves fewer gaps than several. Other systems take no
 * notice. When there `isAnIndex` of the last time, a hundred megabytes are read in one go, and large pages spare that
 * tens of thousands of page faults (half a second on a virtual machine); where the index is only being built, they
 * would hold twenty megabytes of gaps.
 */
export function memoryEnvironment(isAnIndex: boolean): { readonly GLIBC_TUNABLES: string } {
  const kept = 'glibc.malloc.mmap_threshold=131072:glibc.malloc.arena_max=1'
  return { GLIBC_TUNABLES: isAnIndex ? `glibc.malloc.hugetlb=1:${kept}` : kept }
}

/**
 * Arguments for Node: the server asks for a collection where V8 sees none due (`nodeMemory.ts`), and young objects get
 * half the room that is usual, since three times 16 MB is a sixth of what the server may take. With less, checking a
 * changed paragraph takes twice as long.
 */
export const memoryArguments = ['--expose-gc', '--max-semi-space-size=8']

/** Has Node keep the compiled code of the server in a folder: a third of the start without it. */
export function compiledCode(folder: string): { readonly NODE_COMPILE_CACHE: string } {
  return { NODE_COMPILE_CACHE: folder }
}
