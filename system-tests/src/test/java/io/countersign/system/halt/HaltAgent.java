package io.countersign.system.halt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Makes a JVM halt, without any of its clean-up, when it comes to a place in a method of a service.
 * The service itself knows nothing of it.
 */
public final class HaltAgent implements ClassFileTransformer {
  private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");

  /** As of a process that was killed. */
  private static final int EXIT_CODE = 137;

  private final HaltPlace place;

  private HaltAgent(HaltPlace place) {
    this.place = place;
  }

  /**
   * @param place of {@link HaltPlace}, as text
   */
  public static void premain(String place, Instrumentation instrumentation) {
    instrumentation.addTransformer(new HaltAgent(HaltPlace.parse(place)));
  }

  /** The option that loads the agent, which is packed into a folder. */
  public static String option(HaltPlace place, Path folder) {
    Path jar = folder.resolve("halt-agent.jar");
    try {
      if (!Files.exists(jar)) {
        pack(jar);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "-javaagent:" + jar.toAbsolutePath() + "=" + place;
  }

  private static void pack(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", HaltAgent.class.getName());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Class<?> part : new Class<?>[] {HaltAgent.class, HaltPlace.class, Halting.class}) {
        String name = part.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        try (InputStream in = part.getClassLoader().getResourceAsStream(name)) {
          Objects.requireNonNull(in, name).transferTo(out);
        }
      }
    }
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      String className,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (loader == null || !className.endsWith("/" + place.type())) {
      return null;
    }
    ClassFile classFile =
        ClassFile.of(
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(loader)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
    return classFile.transformClass(
        classFile.parse(bytes),
        ClassTransform.transformingMethodBodies(
            method -> method.methodName().equalsString(place.method()),
            new Halting(place.after())));
  }

  /** Puts the end of the process before the first instruction of a method or before its returns. */
  record Halting(boolean after) implements CodeTransform {
    @Override
    public void atStart(CodeBuilder builder) {
      if (!after) {
        halt(builder);
      }
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
      if (after && element instanceof ReturnInstruction) {
        halt(builder);
      }
      builder.with(element);
    }

    private static void halt(CodeBuilder builder) {
      builder
          .invokestatic(RUNTIME, "getRuntime", MethodTypeDesc.of(RUNTIME))
          .loadConstant(EXIT_CODE)
          .invokevirtual(
              RUNTIME, "halt", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int));
    }
  }
}
