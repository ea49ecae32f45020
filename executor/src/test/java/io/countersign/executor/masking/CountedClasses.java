package io.countersign.executor.masking;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;

/**
 * Loads this package's classes a second time, so changed that they tell {@link Work} of each
 * branch, each call, and each character that a search in a string passes over.
 */
final class CountedClasses extends ClassLoader {
  private static final String PACKAGE = CountedClasses.class.getPackageName() + ".";
  private static final ClassDesc WORK = ClassDesc.of(PACKAGE + "Work");
  private static final ClassDesc STRING = ClassDesc.of("java.lang.String");
  private static final MethodTypeDesc NOTHING = MethodTypeDesc.ofDescriptor("()V");
  private static final Set<String> SEARCHES = Set.of("indexOf", "lastIndexOf", "substring");

  CountedClasses() {
    super(CountedClasses.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      if (!name.startsWith(PACKAGE) || name.equals(Work.class.getName())) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      ClassFile classFile = ClassFile.of();
      byte[] counted =
          classFile.transformClass(
              classFile.parse(file.readAllBytes()),
              ClassTransform.transformingMethodBodies(CountedClasses::count));
      return defineClass(name, counted, 0, counted.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private static void count(CodeBuilder code, CodeElement element) {
    switch (element) {
      case InvokeInstruction call when isSearch(call) ->
          code.invokestatic(
              WORK, call.name().stringValue(), call.typeSymbol().insertParameterTypes(0, STRING));
      case InvokeInstruction call -> code.invokestatic(WORK, "step", NOTHING).with(call);
      case BranchInstruction branch -> code.invokestatic(WORK, "step", NOTHING).with(branch);
      default -> code.with(element);
    }
  }

  private static boolean isSearch(InvokeInstruction call) {
    return call.owner().asSymbol().equals(STRING) && SEARCHES.contains(call.name().stringValue());
  }
}
