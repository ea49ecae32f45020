package io.countersign.audit.archive.parquet;

import io.countersign.audit.archive.Archive;
import io.countersign.audit.archive.ArchiveException;
import io.countersign.audit.archive.ArchivedRecord;
import io.countersign.platform.event.RecordPosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Binary;

/** Each set is a file {@code SET.parquet} of a folder, and {@code SET.manifest} beside it. */
public final class ParquetArchive implements Archive {
  static final String SUFFIX = ".parquet";
  private static final Pattern SET = Pattern.compile("[a-z0-9-]{1,200}");
  private final Path folder;

  /**
   * @throws ArchiveException if there is no such folder, and none can be made
   */
  public ParquetArchive(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw failed("the archive's folder cannot be made", e);
    }
  }

  @Override
  public Writing begin(String set) {
    try {
      return new ParquetWriting(file(set, SUFFIX));
    } catch (IOException e) {
      throw failed("the set " + set + " cannot be written", e);
    }
  }

  @Override
  public void manifest(String set, String text) {
    try {
      WholeFile.write(file(set, ".manifest"), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw failed("the manifest of " + set + " cannot be written", e);
    }
  }

  @Override
  public void forEach(String set, Consumer<ArchivedRecord> reader) {
    try (ParquetReader<Group> rows = open(set).build()) {
      Optional<Group> row = next(set, rows);
      while (row.isPresent()) {
        reader.accept(RecordGroups.read(row.get()));
        row = next(set, rows);
      }
    } catch (IOException e) {
      throw failed("the set " + set + " cannot be read", e);
    }
  }

  /** Whatever is wrong with a file, the library throws what it likes. */
  private static Optional<Group> next(String set, ParquetReader<Group> rows) {
    try {
      return Optional.ofNullable(rows.read());
    } catch (IOException | RuntimeException e) {
      throw failed("the set " + set + " cannot be read", e);
    }
  }

  @Override
  public Optional<ArchivedRecord> read(String set, RecordPosition position) {
    try (ParquetReader<Group> rows = open(set).withFilter(at(position)).build()) {
      return next(set, rows).map(RecordGroups::read);
    } catch (IOException e) {
      throw failed("the set " + set + " cannot be read", e);
    }
  }

  private static FilterCompat.Filter at(RecordPosition position) {
    return FilterCompat.get(
        FilterApi.and(
            FilterApi.eq(FilterApi.longColumn(ParquetSchema.OFFSET), position.offset()),
            FilterApi.and(
                FilterApi.eq(FilterApi.intColumn(ParquetSchema.PARTITION), position.partition()),
                FilterApi.eq(
                    FilterApi.binaryColumn(ParquetSchema.TOPIC),
                    Binary.fromString(position.topic())))));
  }

  private ParquetReader.Builder<Group> open(String set) {
    Path file = file(set, SUFFIX);
    if (!Files.exists(file)) {
      throw new ArchiveException("the archive has no set " + set);
    }
    return new Opening(new LocalInputFile(file));
  }

  /** Reads without Hadoop's settings and file systems. */
  private static final class Opening extends ParquetReader.Builder<Group> {
    private Opening(InputFile file) {
      super(file, new PlainParquetConfiguration());
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }

  @Override
  public List<String> sets() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw failed("the archive's folder cannot be read", e);
    }
  }

  private Path file(String set, String suffix) {
    if (!SET.matcher(set).matches()) {
      throw new IllegalArgumentException("a set's name has small letters, digits and dashes");
    }
    return folder.resolve(set + suffix);
  }

  private static ArchiveException failed(String what, Exception cause) {
    return new ArchiveException(what + ": " + cause.getMessage(), cause);
  }
}
